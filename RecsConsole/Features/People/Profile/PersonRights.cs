using System.Globalization;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.People.Profile;

/// <summary>
/// What a profile lets a person see and do, as the trail keeps it. Names, addresses, skills and whom a conflict is about are not in it: of
/// these an entry has the hash.
/// </summary>
internal static class PersonRights
{
    public static Dictionary<string, string> Of(PersonProfile profile) =>
        new(StringComparer.Ordinal)
        {
            ["roles"] = string.Join(", ", profile.Roles),
            ["teams"] = string.Join(", ", profile.Teams),
            ["regions"] = string.Join(", ", profile.Regions),
            ["languages"] = string.Join(", ", profile.Languages),
            ["clearance"] = profile.Clearance.ToString(CultureInfo.InvariantCulture),
            ["capacity"] = profile.Capacity.ToString(CultureInfo.InvariantCulture),
            ["isExpert"] = AuditChange.Of(profile.IsExpert),
            ["isActive"] = AuditChange.Of(profile.IsActive),
        };
}
