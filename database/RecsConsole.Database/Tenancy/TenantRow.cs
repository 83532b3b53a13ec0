using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A customer of the product whose data and models are kept separate. Not tenant-owned itself: the sign-in needs the list.
/// </summary>
[Index(nameof(Key), IsUnique = true)]
public sealed class TenantRow
{
    public Guid Id { get; set; }

    /// <summary>Short name in URLs and on the command line.</summary>
    [MaxLength(100)]
    public required string Key { get; set; }

    [MaxLength(200)]
    public required string Name { get; set; }

    [MaxLength(100)]
    public required string TimeZone { get; set; }

    [MaxLength(20)]
    public required string Region { get; set; }

    /// <summary>Key of the HMAC behind InputHash, 32 random bytes, so that equal inputs of two tenants cannot be matched.</summary>
    public required byte[] InputHashKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>True once the import or seeding is complete; other tenants are not offered.</summary>
    public bool IsReady { get; set; }

    /// <summary>Can be entered through the tenant's provider only: a password gives access to other tenants, not to this one.</summary>
    public bool RequiresSingleSignOn { get; set; }
}
