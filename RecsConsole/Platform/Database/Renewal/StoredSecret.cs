namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// A column with secrets that the installation's own keys encrypt. Whoever stores such a column registers one, so that
/// <see cref="SecretRenewal"/> finds it.
/// </summary>
/// <param name="Row">Its table.</param>
/// <param name="Property">A text or bytes.</param>
/// <param name="Purpose">That of the protector which encrypts them.</param>
/// <param name="Mark">Begins a text that is encrypted; others are left alone.</param>
public sealed record StoredSecret(Type Row, string Property, string Purpose, string Mark = "");
