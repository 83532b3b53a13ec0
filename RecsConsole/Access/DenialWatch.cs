using RecsConsole.Database;

namespace RecsConsole.Access;

/// <summary>Who is told of denials, beside the trail; nobody where nobody is set.</summary>
public sealed class DenialWatch
{
    /// <summary>Gets the entry of a denied request for an object, which is saved.</summary>
    public Func<ConsoleDbContext, AuditEntryRow, CancellationToken, Task>? Denied { get; set; }
}
