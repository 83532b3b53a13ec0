using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace RecsConsole.Database;

/// <summary>
/// A person who can sign in; what they are in a tenant is a <see cref="PersonRow"/> found by a <see cref="MembershipRow"/>.
/// </summary>
public sealed class OperatorRow : IdentityUser<Guid>
{
    [MaxLength(200)]
    public string DisplayName { get; set; } = "";

    /// <summary>The tenant opened last; the next sign-in starts there.</summary>
    public Guid? LastTenantId { get; set; }
}
