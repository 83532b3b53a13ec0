namespace RecsConsole.Database;

/// <summary>What an account link lets its bearer do, once.</summary>
public enum AccountLinkPurpose
{
    /// <summary>Create the first tenant and its administrator on a server where nobody can sign in yet.</summary>
    Setup,

    /// <summary>Sign in as a person of a tenant for the first time.</summary>
    Invite,

    /// <summary>Choose a new password.</summary>
    Reset,
}
