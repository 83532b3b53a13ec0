using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>An event that must never happen but was detected, with its evidence.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(At))]
public sealed class SecurityAlertRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public required SecurityAlertKind Kind { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The decision that the alert concerns; null when none.</summary>
    public Guid? DecisionId { get; set; }

    /// <summary>JSON of ids, hashes and codes: what differed, and how to reproduce it. No texts.</summary>
    public required string WitnessJson { get; set; }

    public Guid? SeenById { get; set; }

    public DateTimeOffset? SeenAt { get; set; }
}
