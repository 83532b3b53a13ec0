using System.Security.Claims;
using RecsConsole.Engine.Access;

namespace RecsConsole.Components.Layout;

/// <summary>
/// Auditors read the pages of administration. What changes something is left out for them; every operation checks the right itself.
/// </summary>
public static class AdministrationReading
{
    /// <summary>The roles that open a page which only administrators change.</summary>
    public const string Readers = ConsoleRole.Admin + "," + ConsoleRole.Auditor;

    /// <summary>Name of the cascading value that says whether the reader is no administrator; false outside the frame.</summary>
    public const string IsReadOnly = "AdministrationIsReadOnly";

    private const string Root = "/admin/";
    private const string Jobs = "/jobs";

    /// <summary>Whether this is the path, or the route, of a page of administration.</summary>
    public static bool Has(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) || path.Equals(Jobs, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether this person changes what pages of administration show.</summary>
    public static bool MayChange(ClaimsPrincipal? reader) => reader?.IsInRole(ConsoleRole.Admin) is true;

    /// <summary>Whether the page tells this person that they only read it: their only role for it is the auditor's.</summary>
    public static bool IsToldTo(string path, ClaimsPrincipal? reader) =>
        Has(path)
        && reader?.IsInRole(ConsoleRole.Auditor) is true
        && !MayChange(reader)
        && RailLinks.Of(path)?.Roles?.Split(',').Any(role => role is not ConsoleRole.Auditor && reader.IsInRole(role)) is not true;
}
