using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>Validates the caps on slates, requests and contacts.</summary>
internal static class SlateCapRules
{
    private const int MaxDays = 90;
    private const int MaxContacts = 50;
    private const int MaxAsks = 100;

    /// <summary>All errors, in words.</summary>
    public static IEnumerable<string> Check(ConfigurationPart part)
    {
        if (part.SourceCap is < 1 or > TenantSettingsRules.MaxSlots)
        {
            yield return Texts.SourceCapOutOfRange;
        }

        var popular = part.PopularityInForce;
        if (
            popular.Share is < FixedPoint.One / 10 or > FixedPoint.One
            || popular.Days is < 1 or > MaxDays
            || popular.Most is < 1 or > TenantSettingsRules.MaxSlots
        )
        {
            yield return Texts.PopularCapOutOfRange;
        }

        if (part.DailyAsks is < 1 or > MaxAsks)
        {
            yield return Texts.RequestCapOutOfRange;
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
            yield return Texts.ContactCapDuplicate;
        }

        foreach (var cap in caps)
        {
            if (cap.Channel is not null && !ChannelLabels.IsKnown(cap.Channel))
            {
                yield return Texts.ContactChannelUnknown.With(cap.Channel);
            }

            if (cap.Most is < 1 or > MaxContacts || cap.Days is < 1 or > MaxDays)
            {
                yield return Texts.ContactCapOutOfRange.With(ChannelLabels.Words(cap.Channel));
            }
        }
    }
}
