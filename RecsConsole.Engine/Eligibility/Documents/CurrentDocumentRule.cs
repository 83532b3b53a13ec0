using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A document must be in force at the time of the snapshot, by its status and dates.</summary>
internal sealed class CurrentDocumentRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Document;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.Document(candidate.Id) is { } document && document.IsInForceAt(context.Snapshot.At)
            ? null
            : ReasonCode.DocumentNotCurrent;
}
