namespace RecsConsole.Database.Personal;

/// <summary>A subject's key, unwrapped.</summary>
/// <param name="Id">The key's id: stored with everything encrypted with it.</param>
/// <param name="Secret">32 bytes; null: destroyed, nothing can be written or read with it.</param>
public sealed record SubjectKey(Guid Id, byte[]? Secret)
{
    /// <summary>The secret, for whoever writes something about the subject.</summary>
    /// <exception cref="InvalidOperationException">The subject was erased.</exception>
    internal byte[] SecretToWrite() =>
        Secret ?? throw new InvalidOperationException("The subject was erased: nothing can be stored under its key.");
}
