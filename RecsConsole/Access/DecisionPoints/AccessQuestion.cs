using RecsConsole.Engine.Access;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>One thing that somebody wants to do, as the policy was asked.</summary>
public sealed record AccessQuestion(AccessOperation Operation, AccessResource Resource);
