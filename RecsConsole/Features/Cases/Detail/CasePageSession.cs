using RecsConsole.Features.Cases.Queue;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>What a case page stands on besides its operations: who looks, what moves, and the queue it was opened from.</summary>
public sealed record CasePageSession(ActorProvider Actors, ChangePoller Changes, QueueMemory Memory);
