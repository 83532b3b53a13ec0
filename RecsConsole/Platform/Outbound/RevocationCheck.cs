namespace RecsConsole.Platform.Outbound;

/// <summary>Which certificates of other servers must be known not to be revoked.</summary>
public enum RevocationCheck
{
    /// <summary>Those that name a list or a service of revocations: without an answer from there they are refused. A revoked one always is.</summary>
    Named,

    /// <summary>All: one that names nothing is refused as well.</summary>
    Required,

    /// <summary>None: nobody is asked.</summary>
    Off,
}
