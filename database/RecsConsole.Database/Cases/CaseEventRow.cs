using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>
/// One line of a case's history; append-only except for the kind of a step that is undone. Identified by case and ordinal; EventKey makes a
/// retry idempotent.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(CaseId), nameof(Ordinal))]
[Index(nameof(TenantId), nameof(EventKey), IsUnique = true)]
[Index(nameof(TenantId), nameof(At))]
public sealed class CaseEventRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>1-based, in time order.</summary>
    public int Ordinal { get; set; }

    [MaxLength(100)]
    public required string EventKey { get; set; }

    /// <summary>Key of the action or activity; for system events what happened, such as opened.</summary>
    [MaxLength(100)]
    public required string Activity { get; set; }

    public required CaseEventKind Kind { get; set; }

    public Guid? ActorId { get; set; }

    public DateTimeOffset At { get; set; }

    [MaxLength(100)]
    public string? FromState { get; set; }

    [MaxLength(100)]
    public string? ToState { get; set; }

    /// <summary>JSON object of strings; for an imported event the attributes from its log.</summary>
    [Personal(Erased = "{}")]
    public required string AttributesJson { get; set; }

    /// <summary>The decision that suggested the step, when one did.</summary>
    public Guid? DecisionId { get; set; }

    /// <summary>As shown.</summary>
    public ItemConfidence? SuggestedConfidence { get; set; }

    /// <summary>Its case, if the writer has it: it says whose key encrypts the attributes. Not stored, and null in rows that were read.</summary>
    [NotMapped]
    public CaseRow? Case { get; set; }
}
