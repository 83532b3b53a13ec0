using RecsConsole.Features.People.Absences;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Bulk;

/// <summary>Changes that are made to several people: the changed profile, or why the change does not fit this person.</summary>
internal static class ProfileChanges
{
    public static Result<PersonProfile> Activate(PersonProfile profile) =>
        profile.IsActive ? Error.Conflict(Texts.IsActiveAlready) : profile with { IsActive = true };

    public static Result<PersonProfile> Deactivate(PersonProfile profile) =>
        profile.IsActive ? profile with { IsActive = false } : Error.Conflict(Texts.IsInactiveAlready);

    /// <param name="span">Local times, written as if in UTC: each person is away at these hours of their own day.</param>
    public static Result<PersonProfile> SetAway(PersonProfile profile, AbsenceSpan span, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var (from, to) = (Local(span.From), Local(span.To));
        if (zone.IsInvalidTime(from) || zone.IsInvalidTime(to))
        {
            return Error.Invalid(Texts.TimeInGap);
        }

        var absence = new PersonAbsence(Guid.CreateVersion7(now), In(from, zone), In(to, zone));
        return absence.To <= now ? Error.Invalid(Texts.AbsenceIsOver) : profile with { Absences = [.. profile.Absences, absence] };
    }

    /// <summary>Ends the absences that run; those to come stay.</summary>
    public static Result<PersonProfile> SetBack(PersonProfile profile, DateTimeOffset now)
    {
        var running = profile.Absences.Where(each => each.From <= now && each.To > now).ToList();
        if (running.Count == 0)
        {
            return Error.Conflict(Texts.IsNotAway);
        }

        var ended = running.Where(each => each.From < now).Select(each => each with { To = now });
        return profile with { Absences = [.. profile.Absences.Except(running), .. ended] };
    }

    private static DateTime Local(DateTimeOffset instant) => DateTime.SpecifyKind(instant.UtcDateTime, DateTimeKind.Unspecified);

    private static DateTimeOffset In(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
