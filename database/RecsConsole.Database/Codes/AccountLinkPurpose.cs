namespace RecsConsole.Database;

/// <summary>What a link to an account lets its bearer do, once.</summary>
public enum AccountLinkPurpose
{
    /// <summary>Make the first tenant and its administrator on a server that nobody can sign in to.</summary>
    Setup,

    /// <summary>Sign in as a person of a tenant for the first time.</summary>
    Invite,

    /// <summary>Choose another password.</summary>
    Reset,
}
