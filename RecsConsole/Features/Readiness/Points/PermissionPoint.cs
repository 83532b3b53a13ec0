using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Nothing is shown without a permit that a second, independent checker agrees with; what is not allowed is refused and recorded.</summary>
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
                ReadinessFigure.Count(Texts.PermitsMoved, facts.Moved),
                ReadinessFigure.Count(Texts.RefusalsLately.With(ReadinessLimits.Days), facts.Refused),
                ReadinessFigure.Count(Texts.ActivePeople, facts.People),
                ReadinessFigure.Count(Texts.PeopleWithoutRole, facts.PeopleWithoutRole),
            ],
            facts.PeopleWithoutRole > 0 ? Texts.WithoutRoleSaid : null
        );
}

/// <param name="Items">Shown by the decisions that were read, by engines that store permits.</param>
/// <param name="Rechecked">Decisions that the second checker looked at again.</param>
/// <param name="Holding">Permits of these that hold.</param>
/// <param name="Moved">Permits that it could not check, since case, rights or document changed.</param>
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
