using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Validation;

/// <summary>Input of final validation: the request, the present case (null when gone), and rights read again.</summary>
public sealed record ValidationQuestion(SnapshotRequest Request, CaseRecord? Current, AccessCheck Check, DateTimeOffset At);
