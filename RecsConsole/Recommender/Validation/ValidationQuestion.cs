using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Validation;

/// <summary>What final validation asks with: the request, the case as it is now (null when gone), and rights read anew.</summary>
public sealed record ValidationQuestion(SnapshotRequest Request, CaseRecord? Current, AccessCheck Check, DateTimeOffset At);
