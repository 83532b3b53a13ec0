using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework.Proposals;

/// <summary>
/// What the trail records of a version that came in by an API key. Whoever created the key knows its text and could have sent the version
/// with it, so they count as a writer, beside the person that the key acts for.
/// </summary>
public static class KeyWriting
{
    private const string Key = "api_key";
    private const string Maker = "key_maker";

    /// <summary>Why what a second person approves may not be written: the right is missing, or the key may not; null when it may.</summary>
    public static Error? RefusalOf(OperationScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Refusal ?? RefusalOf(scope.Actor);
    }

    /// <summary>Why this key may not write what a second person approves; null when it may.</summary>
    public static Error? RefusalOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Key is { MakerId: null } ? Error.Forbidden(CaseworkTexts.KeyWithoutMaker) : null;
    }

    /// <summary>Adds the key and its maker to the details of an audit entry; nothing when the person acted themselves.</summary>
    public static void AddTo(IDictionary<string, string> details, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Key is { } key)
        {
            (details[Key], details[Maker]) = (key.Id.ToString("D"), key.MakerId?.ToString("D") ?? "");
        }
    }

    /// <summary>Whether a person wrote on a version in the console; one of unknown origin that has an author counts as theirs.</summary>
    /// <param name="writings">The details of the entries that record who wrote on it.</param>
    public static bool IsByHand(IReadOnlyCollection<string> writings, Guid? authorId)
    {
        ArgumentNullException.ThrowIfNull(writings);
        return writings.Count == 0 ? authorId is not null : writings.Any(details => !AuditReferences.Details(details).ContainsKey(Key));
    }

    /// <summary>Who created the key of an entry with these details; null when no key acted.</summary>
    public static Guid? MakerOf(string detailsJson) =>
        Guid.TryParse(AuditReferences.Details(detailsJson).GetValueOrDefault(Maker), out var id) ? id : null;
}
