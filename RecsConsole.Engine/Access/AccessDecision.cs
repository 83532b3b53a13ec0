namespace RecsConsole.Engine.Access;

/// <summary>
/// The policy's answer and its basis: the rules that held, the rules that did not, and the facts they were checked against.
/// Allocation-free: <see cref="Reasons"/> and <see cref="Derive"/> are computed on demand. The default value denies.
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
    public static AccessDecision Failed { get; } = new(PermitRules.From(PermitRule.Check));

    /// <summary>At least one rule holds, and none fails.</summary>
    public bool Permitted => Against.IsEmpty && !Held.IsEmpty;

    /// <summary>Rules that were checked and hold.</summary>
    public PermitRules Held { get; }

    /// <summary>Rules that were checked and do not hold; one is enough to deny.</summary>
    public PermitRules Against { get; }

    /// <summary>
    /// Why it was denied: each reason once, in code order, unless the first one must hide the rest; empty when permitted.
    /// </summary>
    public IReadOnlyList<ReasonCode> Reasons => Permitted ? [] : ReasonSet.From(Against).ToArray();

    /// <summary>Adds the answer of an external decision point, which can deny more but never permit what is denied here.</summary>
    /// <param name="permits">Null when the decision point gave no answer; this denies as well.</param>
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

    /// <summary>The permit to store with a permitted object; null when denied.</summary>
    public AccessPermit? ToPermit() => Permitted ? new(Held.ToString(), _resource?.Revision, _grant?.Id) : null;

    /// <summary>The basis of the answer, ready to store or show; null when no rule was checked.</summary>
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
