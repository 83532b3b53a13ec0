using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Profile;

/// <summary>Validates a profile before permissions are checked; shared by the form and the import.</summary>
public static partial class PersonRules
{
    /// <summary>Reserved key: it is the path of the form for a new person.</summary>
    public const string NewKey = "new";

    private const int MaxOfOneKind = 100;
    private const int MaxCapacity = 10_000;

    /// <summary>All errors, in form order; empty when the profile is valid.</summary>
    /// <param name="isKept">The person exists: the key is fixed, and an import may have given it another format.</param>
    public static IReadOnlyList<PersonProblem> Check(PersonProfile profile, bool isKept)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. Identity(profile, isKept), .. Rights(profile), .. Work(profile), .. AbsencesAndConflicts(profile)];
    }

    private static IEnumerable<PersonProblem> Identity(PersonProfile profile, bool isKept)
    {
        if (!isKept && (!KeyForm().IsMatch(profile.Key) || profile.Key is NewKey))
        {
            yield return new(nameof(PersonProfile.Key), Texts.AKeyHasOneTo100.With(NewKey));
        }

        if (string.IsNullOrWhiteSpace(profile.Name) || profile.Name.Length > 200 || profile.Name.Any(char.IsControl))
        {
            yield return new(nameof(PersonProfile.Name), Texts.ANameHasOneTo200Characters);
        }

        if (profile.Email is { } email && (email.Length > 256 || email.Any(char.IsControl) || !MailAddress.TryCreate(email, out _)))
        {
            yield return new(nameof(PersonProfile.Email), Texts.IsNotAnEmailAddress.With(Short(email)));
        }
    }

    private static IEnumerable<PersonProblem> Rights(PersonProfile profile)
    {
        foreach (var role in profile.Roles.Except(ConsoleRole.All, StringComparer.Ordinal))
        {
            yield return new(nameof(PersonProfile.Roles), Texts.ThereIsNoRole.With(Short(role), string.Join(", ", ConsoleRole.All)));
        }

        foreach (var problem in Names(nameof(PersonProfile.Teams), SharedTexts.Team.InSentence(), profile.Teams))
        {
            yield return problem;
        }

        foreach (var region in profile.Regions.Where(each => !RegionForm().IsMatch(each)))
        {
            yield return new(nameof(PersonProfile.Regions), Texts.IsNotARegion.With(Short(region)));
        }

        if (profile.Clearance is < Classifications.Public or > Classifications.Restricted)
        {
            yield return new(nameof(PersonProfile.Clearance), Texts.ClearanceIsPublicInternalConfidential);
        }
    }

    private static IEnumerable<PersonProblem> Work(PersonProfile profile)
    {
        foreach (var problem in Names(nameof(PersonProfile.Skills), Texts.SkillInSentence, profile.Skills.Keys))
        {
            yield return problem;
        }

        foreach (var (skill, level) in profile.Skills.Where(each => each.Value is < 1 or > 5))
        {
            yield return new(nameof(PersonProfile.Skills), Texts.TheLevel.With(Short(skill), level.ToString(CultureInfo.InvariantCulture)));
        }

        if (profile.Capacity is < 0 or > MaxCapacity)
        {
            yield return new(nameof(PersonProfile.Capacity), Texts.CapacityIsANumberOfOpen);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out _))
        {
            yield return new(nameof(PersonProfile.TimeZone), Texts.ThereIsNoTimeZone.With(Short(profile.TimeZone)));
        }

        foreach (var language in profile.Languages.Where(each => !LanguageForm().IsMatch(each)))
        {
            yield return new(nameof(PersonProfile.Languages), Texts.IsNotALanguageCode.With(Short(language)));
        }
    }

    private static IEnumerable<PersonProblem> AbsencesAndConflicts(PersonProfile profile)
    {
        if (profile.Absences.Any(each => each.To <= each.From))
        {
            yield return new(nameof(PersonProfile.Absences), Texts.AnAbsenceEndsAfterItBegins);
        }

        if (profile.Absences.Count > MaxOfOneKind || profile.Conflicts.Count > MaxOfOneKind)
        {
            yield return new(nameof(PersonProfile.Absences), Texts.APersonHasAtMost100);
        }

        if (
            profile.Conflicts.Any(each =>
                each.Kind is not (SubjectName.AccountKind or SubjectName.CaseKind) || each.Key is not { Length: > 0 and <= 100 }
            )
        )
        {
            yield return new(nameof(PersonProfile.Conflicts), Texts.AConflictOfInterestNames);
        }
    }

    private static IEnumerable<PersonProblem> Names(string field, string what, IEnumerable<string> names)
    {
        var count = 0;
        foreach (var name in names)
        {
            count++;
            if (name.Length is 0 or > 100 || name.Any(each => char.IsControl(each) || each is ';'))
            {
                yield return new(field, Texts.IsNot.With(Short(name), what));
            }
        }

        if (count > MaxOfOneKind)
        {
            yield return new(field, Texts.APersonHasAtMost100S.With(what));
        }
    }

    private static string Short(string value) => value.Length <= 40 ? value : $"{value[..40]}…";

    [GeneratedRegex(@"^[\p{L}\p{Nd}._@-]{1,100}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z0-9-]{1,20}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex RegionForm();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LanguageForm();
}

/// <summary>An error in one field of a profile.</summary>
/// <param name="Field">Name of the property of <see cref="PersonProfile"/>.</param>
public sealed record PersonProblem(string Field, string Message);
