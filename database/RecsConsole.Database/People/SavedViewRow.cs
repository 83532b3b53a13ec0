using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A person's saved view of a list: its filter and order under a name.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(PersonId), nameof(List), nameof(Name), IsUnique = true)]
public sealed class SavedViewRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>The list, such as queue.</summary>
    [MaxLength(40)]
    public required string List { get; set; }

    [MaxLength(60)]
    public required string Name { get; set; }

    /// <summary>The URL of the list with this view, such as /?scope=team.</summary>
    [MaxLength(500)]
    public required string Address { get; set; }

    /// <summary>Position among the person's views of the list, 1-based.</summary>
    public int Place { get; set; }

    public DateTimeOffset At { get; set; }
}
