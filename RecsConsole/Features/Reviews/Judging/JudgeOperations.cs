using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>What the page of pairs can do, and who does it.</summary>
public sealed record JudgeOperations(ReadPair Read, JudgePair Judge, ActorProvider Actors, ChangePoller Changes, TimeProvider Clock);
