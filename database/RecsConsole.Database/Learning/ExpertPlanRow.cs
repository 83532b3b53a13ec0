using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>The latest assignment of a team's open requests to people, with the resulting price of each person's time.</summary>
[PrimaryKey(nameof(TenantId), nameof(TeamKey))]
public sealed class ExpertPlanRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string TeamKey { get; set; }

    /// <summary>Increases with each plan of the team.</summary>
    public long Version { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON: prices by person and the plan's figures.</summary>
    public required string ContentJson { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
