namespace RecsConsole.Engine.Access;

/// <summary>
/// The policy's answer with what it rests on: the rules that held, those that spoke against it, and the facts they were asked of. A value
/// without allocation; what is read or stored of it (<see cref="Reasons"/>, <see cref="Derive"/>) is made when somebody asks. The default is no.
/// </summary>
public readonly struct AccessDecision
{
    private readonly AccessSubject? _subject;
    private readonly AccessResource? _resource;
    private readonly AccessOperation _operation;
    private readonly DateTimeOffset _instant;
    private readonly AccessGrant? _grant;

    internal AccessDecision(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource,
        DateTimeOffset instant,
        PermitRules held,
        PermitRules against,
        AccessGrant? grant = null
    )
    {
        (_subject, _operation, _resource, _instant) = (subject, operation, resource, instant);
        (Held, Against, _grant) = (held, against, grant);
    }

    private AccessDecision(PermitRules against) => Against = against;

    /// <summary>Denied because the check could not be made.</summary>
    public static AccessDecision Failed { get; } = new(PermitRules.Of(PermitRule.Check));

    /// <summary>Nothing speaks against it, and something for it.</summary>
    public bool Permitted => Against.IsEmpty && !Held.IsEmpty;

    /// <summary>Rules that were asked and hold.</summary>
    public PermitRules Held { get; }

    /// <summary>Rules that were asked and do not hold; any of them is enough for a no.</summary>
    public PermitRules Against { get; }

    /// <summary>Why not, every reason once in the order of the codes, except where the first one must hide the rest; empty for a permit.</summary>
    public IReadOnlyList<ReasonCode> Reasons => Permitted ? [] : ReasonSet.Of(Against).ToArray();

    /// <summary>The same with what an external decision point says: it can deny further and never permit what is denied here.</summary>
    /// <param name="permits">Null when it could not be asked, which is a no.</param>
    public AccessDecision With(bool? permits) =>
        _subject is null || _resource is null
            ? this
            : new(
                _subject,
                _operation,
                _resource,
                _instant,
                permits is true ? Held.With(PermitRule.DecisionPoint) : Held,
                permits switch
                {
                    true => Against,
                    false => Against.With(PermitRule.DecisionPoint),
                    null => Against.With(PermitRule.Check),
                },
                _grant
            );

    /// <summary>What is stored with something that is permitted; null for a no.</summary>
    public AccessPermit? ToPermit() => Permitted ? new(Held.ToString(), _resource?.Revision, _grant?.Id) : null;

    /// <summary>What the answer rests on, written out to be stored or shown; null where nothing was asked.</summary>
    public AccessDerivation? Derive() =>
        _subject is null || _resource is null
            ? null
            : new(
                Permitted,
                _subject.TenantId,
                _subject.PersonId,
                _subject.Revision,
                _operation,
                _resource.Kind,
                _resource.Key ?? _resource.Id.ToString("D"),
                _resource.Revision,
                _instant,
                Held.ToString(),
                Against.IsEmpty ? null : Against.ToString(),
                _grant?.Id
            );
}
