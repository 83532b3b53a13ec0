using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>The permissions that a group of the tenant's provider gives to people who sign in there.</summary>
[PrimaryKey(nameof(TenantId), nameof(Group))]
public sealed class SignInGroupRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>The provider's name or id of the group.</summary>
    [MaxLength(200)]
    public required string Group { get; set; }

    [MaxLength(20)]
    public required string Role { get; set; }

    public IList<string> Teams { get; set; } = [];

    /// <summary>0 public, 1 internal, 2 confidential, 3 restricted: the highest classification that it opens.</summary>
    public int Clearance { get; set; }
}
