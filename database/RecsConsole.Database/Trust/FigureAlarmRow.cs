using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>An alarm that somebody set on a figure of the insights. It is deleted and set again rather than changed.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
public sealed class FigureAlarmRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>The figure, such as acceptance.accepted.</summary>
    [MaxLength(60)]
    public required string Figure { get; set; }

    public required FigureAlarmKind Kind { get; set; }

    /// <summary>In millionths of the figure's unit; null for kinds without a limit.</summary>
    public long? Limit { get; set; }

    /// <summary>Length of the window in whole days, up to the morning of the check.</summary>
    public int Days { get; set; }

    /// <summary>The team whose figure it is; null for the whole tenant.</summary>
    [MaxLength(100)]
    public string? TeamKey { get; set; }

    [MaxLength(40)]
    public string? Role { get; set; }

    [MaxLength(100)]
    public string? WorkflowKey { get; set; }

    /// <summary>A muted alarm is not checked.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Who set it; null for the alarms that every tenant begins with.</summary>
    public Guid? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
