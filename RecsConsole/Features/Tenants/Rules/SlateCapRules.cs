using RecsConsole.Casework.Guards;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>What the caps on slates, requests and contacts must be like.</summary>
internal static class SlateCapRules
{
    private const int MostDays = 90;
    private const int MostContacts = 50;
    private const int MostAsks = 100;

    /// <summary>Everything that is wrong, in words.</summary>
    public static IEnumerable<string> Check(ConfigurationPart part)
    {
        if (part.SourceCap is < 1 or > TenantSettingsRules.MostSlots)
        {
            yield return "A slate shows 1 to 5 documents of one source.";
        }

        var popular = part.PopularityInForce;
        if (
            popular.Share is < FixedPoint.One / 10 or > FixedPoint.One
            || popular.Days is < 1 or > MostDays
            || popular.Most is < 1 or > TenantSettingsRules.MostSlots
        )
        {
            yield return "Popular is what more than 10 to 100 % of the openings of 1 to 90 days show; a slate shows 1 to 5 of it.";
        }

        if (part.DailyAsks is < 1 or > MostAsks)
        {
            yield return "A person is asked at most 1 to 100 times in 24 hours.";
        }

        foreach (var problem in Contacts(part.ContactCaps ?? []))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Contacts(IReadOnlyList<ContactCap> caps)
    {
        if (caps.Select(cap => cap.Channel).Distinct(StringComparer.Ordinal).Count() != caps.Count)
        {
            yield return "Each channel has one cap on contacts.";
        }

        foreach (var cap in caps)
        {
            if (cap.Channel is not null && !ContactChannels.IsKnown(cap.Channel))
            {
                yield return $"There is no channel \"{cap.Channel}\" to contact customers by.";
            }

            if (cap.Most is < 1 or > MostContacts || cap.Days is < 1 or > MostDays)
            {
                yield return $"{ContactChannels.Words(cap.Channel)}: at most 1 to 50 contacts in 1 to 90 days.";
            }
        }
    }
}
