namespace SlackNet.Interaction;

// As in the root namespace: the package's classes for old-style attachments, here only to be as ambiguous as there.

public class ActionElement;

public class Button;
