using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Each active surface suggests one kind of item, for one kind of work.</summary>
internal static class UnitPoint
{
    public static ReadinessFinding Of(UnitFacts facts)
    {
        var on = facts.Surfaces.Where(each => each.IsOn).ToList();
        var mixed = on.Sum(each => each.OfAnotherKind);
        var isUndefined = facts.CaseTypes == 0 || on.Count == 0 || mixed > 0;
        return new(
            ReadinessFinding.Judge(facts.Decisions > 0, isUndefined),
            [
                ReadinessFigure.Count(Texts.CaseTypes, facts.CaseTypes, facts.CaseTypes == 0),
                ReadinessFigure.Count(Texts.SurfacesOn, on.Count, on.Count == 0),
                .. on.Select(each => ReadinessFigure.Count(ReadinessLabels.Shown(each.Kind), each.Items)),
                ReadinessFigure.None(Texts.OfAnotherKind, mixed),
                ReadinessFigure.Count(Texts.DecisionsRead, facts.Decisions),
                ReadinessFigure.Count(Texts.CasesOfDecisions, facts.Cases),
            ]
        );
    }
}

/// <param name="Cases">Number of cases that the decisions were made for.</param>
internal sealed record UnitFacts(int CaseTypes, int Decisions, int Cases, IReadOnlyList<SurfaceFacts> Surfaces);

/// <param name="OfAnotherKind">Items on the surface of another kind.</param>
internal sealed record SurfaceFacts(SlateKind Kind, bool IsOn, int Items, int OfAnotherKind);
