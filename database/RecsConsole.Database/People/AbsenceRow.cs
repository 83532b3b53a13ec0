using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A span in which a person cannot be asked.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(PersonId))]
public sealed class AbsenceRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset To { get; set; }

    /// <summary>Who is asked instead; null when nobody was named.</summary>
    public Guid? StandInId { get; set; }
}
