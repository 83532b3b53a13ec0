using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>What a case page stands on besides its operations: who looks, what moves, and the queue it was opened from.</summary>
public sealed record CasePageSession(ActorProvider Actors, ChangePoller Changes, QueueMemory Memory);
