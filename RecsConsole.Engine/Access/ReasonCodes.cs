using System.Text.Json;

namespace RecsConsole.Engine.Access;

/// <summary>Reason codes as written in the database, the API and the documentation.</summary>
public static class ReasonCodes
{
    private static readonly string[] Names =
    [
        .. Enum.GetValues<ReasonCode>().Select(code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString())),
    ];

    /// <summary>
    /// Whether a code is about permission, so that it must never be shown to this person. All others are about state, policy, catalog or
    /// availability.
    /// </summary>
    public static bool IsPermission(this ReasonCode code) =>
        code
            is ReasonCode.TenantMismatch
                or ReasonCode.NotPermitted
                or ReasonCode.Clearance
                or ReasonCode.Acl
                or ReasonCode.Region
                or ReasonCode.RoleNotAllowed
                or ReasonCode.ConflictOfInterest
                or ReasonCode.CheckFailed;

    /// <summary>The name of a code, such as <c>tenant_mismatch</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such code.</exception>
    public static string Name(this ReasonCode code) =>
        Enum.IsDefined(code) ? Names[(int)code] : throw new ArgumentOutOfRangeException(nameof(code), code, "Unknown reason code.");

    /// <summary>The code with this name; null for an unknown name.</summary>
    public static ReasonCode? Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (ReasonCode)index;
    }
}
