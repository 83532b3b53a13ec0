namespace RecsConsole.Engine.Access;

/// <summary>The person who acts: a member of one tenant, with the rights held there.</summary>
/// <param name="Regions">Regions this person is limited to; empty means no limit.</param>
/// <param name="Clearance">Highest readable classification, 0 to 3.</param>
/// <param name="Active">False for a person who left or is locked.</param>
public sealed record AccessSubject(
    Guid TenantId,
    Guid PersonId,
    IReadOnlySet<string> Roles,
    IReadOnlySet<string> Teams,
    IReadOnlySet<string> Regions,
    IReadOnlySet<string> Languages,
    int Clearance,
    bool Active
)
{
    /// <summary>Revision of the rights as they were read; null for a synthetic subject.</summary>
    public long? Revision { get; init; }

    /// <summary>True when the person asked for suggestions that are not ordered by a profile; null otherwise.</summary>
    public bool? IsByRulesOnly { get; init; }

    /// <summary>Time-limited rights that had not expired when they were read; null when there are none.</summary>
    public IReadOnlyList<AccessGrant>? Grants { get; init; }

    /// <summary>Whether the policy decides the same for both: the same person with equal rights, whenever they were read.</summary>
    public bool HasSameRightsAs(AccessSubject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (TenantId, PersonId, Clearance, Active, IsByRulesOnly)
                == (other.TenantId, other.PersonId, other.Clearance, other.Active, other.IsByRulesOnly)
            && Roles.SetEquals(other.Roles)
            && Teams.SetEquals(other.Teams)
            && Regions.SetEquals(other.Regions)
            && Languages.SetEquals(other.Languages)
            && (Grants ?? []).SequenceEqual(other.Grants ?? []);
    }
}
