using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// From how many refusals within ten minutes on somebody is told: those who watch a tenant by an alert, and where no tenant is concerned
/// the operator by the log.
/// </summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Sign-ins with a wrong password or code, or to a locked account, in one tenant; or with names of nobody.</summary>
    [Range(1, 100_000)]
    public int RefusedSignIns { get; set; } = 20;

    /// <summary>Requests with the wrong secret of an API key, in one tenant; or with keys of nobody.</summary>
    [Range(1, 100_000)]
    public int RefusedKeys { get; set; } = 20;

    /// <summary>Requests above a limit, of one person or a key of theirs, on one node; or of nobody who is known.</summary>
    [Range(1, 10_000_000)]
    public int RefusedRequests { get; set; } = 1_000;

    /// <summary>Requests of one person for objects that they may not see or that are not there.</summary>
    [Range(1, 100_000)]
    public int HiddenObjects { get; set; } = 50;

    /// <param name="reason">One of <see cref="RefusalReasons"/>.</param>
    internal int MostOf(string reason) =>
        reason switch
        {
            RefusalReasons.SignIn => RefusedSignIns,
            RefusalReasons.Key => RefusedKeys,
            RefusalReasons.Request => RefusedRequests,
            RefusalReasons.Hidden => HiddenObjects,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A new reason needs its number here."),
        };
}
