using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>
/// Nothing is shown without a permit confirmed by a second, independent checker; anything not allowed is refused and recorded.
/// </summary>
internal static class PermissionPoint
{
    public static ReadinessFinding Of(PermissionFacts facts) =>
        new(
            ReadinessFinding.Judge(facts.Items > 0, facts.WithoutPermit + facts.Faulty > 0),
            [
                ReadinessFigure.Count(Texts.ItemsChecked, facts.Items),
                ReadinessFigure.None(Texts.WithoutPermit, facts.WithoutPermit),
                ReadinessFigure.Count(Texts.DecisionsRechecked, facts.Rechecked),
                ReadinessFigure.Count(Texts.PermitsHold, facts.Holding),
                ReadinessFigure.None(Texts.PermitsWrong, facts.Faulty),
                ReadinessFigure.Count(Texts.PermitsNotComparable, facts.Moved),
                ReadinessFigure.Count(Texts.RefusalsLately.With(ReadinessLimits.Days), facts.Refused),
                ReadinessFigure.Count(Texts.ActivePeople, facts.People),
                ReadinessFigure.Count(Texts.PeopleWithoutRole, facts.PeopleWithoutRole),
            ],
            facts.PeopleWithoutRole > 0 ? Texts.WithoutRoleHelp : null
        );
}

/// <param name="Items">Items in the sampled decisions made by engines that store permits.</param>
/// <param name="Rechecked">Decisions that the second checker verified.</param>
/// <param name="Holding">The permits among these that are valid.</param>
/// <param name="Moved">Permits that could not be checked because case, permissions or document changed.</param>
internal sealed record PermissionFacts(
    int Items,
    int WithoutPermit,
    int Rechecked,
    int Holding,
    int Moved,
    int Faulty,
    int Refused,
    int People,
    int PeopleWithoutRole
);
