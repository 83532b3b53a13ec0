using RecsConsole.Platform;

namespace RecsConsole.Tenancy.People;

/// <summary>Where people, their load and their presence come from (R18).</summary>
public interface IPeopleSource
{
    /// <summary>Everybody of the tenant, with skills and experience.</summary>
    Task<IReadOnlyList<PersonRecord>> ReadAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Load and presence of some of them at an instant, for a case of an account.</summary>
    Task<IReadOnlyList<PresenceRecord>> ReadPresenceAsync(
        Actor actor,
        IReadOnlyCollection<Guid> people,
        PresenceQuestion question,
        CancellationToken cancellationToken
    );
}
