namespace RecsConsole.Platform;

/// <summary>The two forms of OTLP.</summary>
public enum TelemetryProtocol
{
    HttpProtobuf,
    Grpc,
}
