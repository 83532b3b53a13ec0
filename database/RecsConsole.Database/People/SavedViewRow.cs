using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A list as a person wants to find it again: its filter and order under a name of their own.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(PersonId), nameof(List), nameof(Name), IsUnique = true)]
public sealed class SavedViewRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>Which list, such as queue.</summary>
    [MaxLength(40)]
    public required string List { get; set; }

    [MaxLength(60)]
    public required string Name { get; set; }

    /// <summary>The address of the list that shows it, such as /?scope=team.</summary>
    [MaxLength(500)]
    public required string Address { get; set; }

    /// <summary>Place among the person's views of the list, from 1.</summary>
    public int Place { get; set; }

    public DateTimeOffset At { get; set; }
}
