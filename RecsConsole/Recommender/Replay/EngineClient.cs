namespace RecsConsole.Recommender.Replay;

/// <summary>How an engine of any version is spoken to: given whoever knows shared parts, it turns bundles into verdicts, bytes into bytes.</summary>
public delegate Func<byte[], byte[]> EngineClient(Func<string, byte[]?> partOf);
