namespace SlackNet.Interaction;

// Types of the package that nobody uses here. They keep names ambiguous that are ambiguous in the package: see the root namespace.

public class ActionElement;

public class Button;
