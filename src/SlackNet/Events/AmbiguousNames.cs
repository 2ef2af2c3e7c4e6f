namespace SlackNet.Events;

// As in the root namespace: names of the package's that nobody here uses, so that they are as ambiguous here as there.

public class FileShare;

public class Reply;
