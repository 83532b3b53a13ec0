namespace RecsConsole.Recommender.Decisions;

/// <summary>A decision cannot be read: the key of its subject was destroyed.</summary>
public sealed class DecisionErasedException() : Exception("The decision's subject was erased, so it cannot be read any more.");
