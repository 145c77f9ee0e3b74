-- Keys are bucket/name and what follows it: longer than the 100 characters that camel-sql makes room for.
CREATE TABLE CAMEL_MESSAGEPROCESSED (
  processorName VARCHAR(255) NOT NULL,
  messageId VARCHAR(1400) NOT NULL,
  createdAt TIMESTAMP,
  PRIMARY KEY (processorName, messageId)
);
