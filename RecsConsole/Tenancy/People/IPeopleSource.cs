using RecsConsole.Platform;

namespace RecsConsole.Tenancy.People;

/// <summary>Source of people, their load and their presence (R18).</summary>
public interface IPeopleSource
{
    /// <summary>Everyone in the tenant, with skills and experience.</summary>
    Task<IReadOnlyList<PersonRecord>> ReadAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Load and presence of some people at a time, for a case of an account.</summary>
    Task<IReadOnlyList<PresenceRecord>> ReadPresenceAsync(
        Actor actor,
        IReadOnlyCollection<Guid> people,
        PresenceQuestion question,
        CancellationToken cancellationToken
    );
}
