using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A document must be in force: its status, its dates, as of the snapshot.</summary>
internal sealed class CurrentDocumentRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Document;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var document = context.Index.Document(candidate.Id);
        var at = context.Snapshot.At;
        return
            document is not null
            && string.Equals(document.Status, "effective", StringComparison.Ordinal)
            && (document.EffectiveFrom is not { } from || from <= at)
            && (document.EffectiveTo is not { } to || at < to)
            ? null
            : ReasonCode.DocumentNotCurrent;
    }
}
