using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>Unsent form input of a person. Nobody else ever reads it.</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId), nameof(Form), nameof(Subject))]
[Index(nameof(TenantId), nameof(CaseId))]
[Index(nameof(TenantId), nameof(At))]
public sealed class TextDraftRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>The form, such as case-note.</summary>
    [MaxLength(40)]
    public required string Form { get; set; }

    /// <summary>The object of the form: the id of a case or approval, the key of an action.</summary>
    [MaxLength(150)]
    public required string Subject { get; set; }

    /// <summary>The case concerned; null when the form concerns no case.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Encrypted with the key of the case's subject; without a case, with that of the person. Empty after an erasure.</summary>
    [Personal(Erased = "")]
    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }
}
