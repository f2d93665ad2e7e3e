-- +goose Up
-- A writer of answers draws receipts a block at a time and deals them out
-- itself: the step is the size of a block (receiptBlock in the program).
ALTER SEQUENCE answer_receipts INCREMENT BY 512 CACHE 1;

-- Ends the statement that stores a batch of answers, and undoes it, unless
-- every attempt that it wrote for was still running under its lock.
-- +goose StatementBegin
CREATE FUNCTION all_running(stored bigint, running bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF stored <> running THEN
        RAISE EXCEPTION 'an attempt of this batch has ended' USING ERRCODE = 'HT001';
    END IF;
    RETURN true;
END $$;
-- +goose StatementEnd
