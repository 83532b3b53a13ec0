namespace RecsConsole.Recommender.Replay;

/// <summary>
/// Opens an engine of any version: takes a lookup of shared parts, returns a function from the bytes of a bundle to the bytes of a verdict.
/// </summary>
public delegate Func<byte[], byte[]> EngineClient(Func<string, byte[]?> partOf);
