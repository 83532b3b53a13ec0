using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An action that builds on others is not proposed before one of them was done on the case.</summary>
internal sealed class EarlierStepRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        EarlierSteps.AreDone(context.Index.Catalog.Action(candidate.Id)?.EarlierSteps, context.Snapshot.History)
            ? null
            : ReasonCode.EarlierStepMissing;
}
