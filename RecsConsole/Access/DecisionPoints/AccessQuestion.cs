using RecsConsole.Engine.Access;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>One question to the access policy: an operation on a resource.</summary>
public sealed record AccessQuestion(AccessOperation Operation, AccessResource Resource);
